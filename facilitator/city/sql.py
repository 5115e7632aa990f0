"""Every sentence that is said to PostgreSQL, in one place; what it is for stands where it is used."""

BEGIN = """
WITH ours AS (
    INSERT INTO room (name, code, owner, started, lines)
    VALUES (%(name)s, %(code)s, %(owner)s, %(line)s, 1) RETURNING name
)
INSERT INTO line (room, number, line) SELECT name, 1, %(line)s FROM ours
"""
# Whether what is asked for, and with it a choice, comes into the database's own log.
LOGGED = """
SELECT current_setting('log_parameter_max_length') <> '0' AND (
    current_setting('log_statement') IN ('mod', 'all') OR current_setting('log_min_duration_statement') <> '-1'
    OR current_setting('log_min_duration_sample') <> '-1' OR current_setting('log_transaction_sample_rate') <> '0'
) OR current_setting('log_parameter_max_length_on_error') <> '0'
"""
HOLD = "SELECT pg_try_advisory_lock(hashtextextended(%s, 0))"
LET_GO = "SELECT pg_advisory_unlock_all()"
LINES = "SELECT number, line FROM line WHERE room = %s ORDER BY number"
APPEND = """
WITH ours AS (
    UPDATE room SET lines = lines + 1, touched = now(), closed = %(closed)s
    WHERE name = %(room)s AND lines = %(after)s RETURNING name, lines
), put AS (
    INSERT INTO line (room, number, line) SELECT name, lines, %(line)s FROM ours
)
SELECT pg_notify('ny', coalesce(%(led)s, name)) FROM ours
"""
LED = "SELECT coalesce(parent, name) FROM room WHERE name = %s"
REPLACE = """
UPDATE room SET lines = %(lines)s, touched = now(), closed = true
WHERE name = %(room)s AND lines = %(after)s RETURNING name
"""
FORGET_LINES = "DELETE FROM line WHERE room = %s"
PUT_LINE = "INSERT INTO line (room, number, line) VALUES (%s, %s, %s)"

SHOWING = "SELECT showing FROM room WHERE name = %s"
SHOW = "UPDATE room SET showing = %(showing)s WHERE name = %(room)s AND showing IS DISTINCT FROM %(showing)s"
TELL = "SELECT pg_notify('ny', %s)"

ROUND = "SELECT id, key, taking FROM round WHERE room = %s FOR UPDATE"
TAKE = "UPDATE round SET taking = %(taking)s WHERE room = %(room)s AND taking <> %(taking)s"
FORGET_ROUND = "DELETE FROM round WHERE room = %s"
NEW_ROUND = "INSERT INTO round (id, room, key, taking) VALUES (%s, %s, %s, true)"
COUNTS = """
SELECT choice, count(*) FROM ballot JOIN round ON round.id = ballot.round
WHERE round.room = %s GROUP BY choice ORDER BY choice
"""
ANSWERED = "SELECT count(*) FROM ballot JOIN round ON round.id = ballot.round WHERE round.room = %s"
# The share lock is what makes closing wait for ballots on their way, and a ballot see that its round has closed.
# Nobody is told: words to those who listen are said one after the other, and who shows how many have answered looks.
CAST = """
WITH asked AS (
    SELECT * FROM unnest(%(rooms)s::text[], %(rounds)s::text[], %(tokens)s::text[], %(choices)s::text[])
        AS asked (room, round, token, choice)
), taking AS (
    SELECT id, room FROM round WHERE id = ANY(%(rounds)s::text[]) AND taking ORDER BY id FOR SHARE
), put AS (
    INSERT INTO ballot (round, token, choice)
    SELECT asked.round, asked.token, asked.choice
    FROM asked JOIN taking ON taking.id = asked.round AND taking.room = asked.room
    ORDER BY asked.round, asked.token
    ON CONFLICT (round, token) DO UPDATE SET choice = excluded.choice
    RETURNING round, token
)
SELECT round, token FROM put
"""
MINE = """
SELECT asked.room, asked.token, round.id, ballot.choice
FROM unnest(%(rooms)s::text[], %(tokens)s::text[]) AS asked (room, token)
JOIN round ON round.room = asked.room AND round.taking
JOIN ballot ON ballot.round = round.id AND ballot.token = asked.token
"""
SEEN = """
SELECT room.name, room.lines, room.showing, round.id,
    (SELECT count(*) FROM ballot WHERE ballot.round = round.id),
    (SELECT coalesce(sum(seat.lines), 0) FROM room AS seat WHERE seat.parent = room.name)
FROM room LEFT JOIN round ON round.room = room.name AND round.taking
WHERE room.name = ANY(%s) AND room.is_open
"""

MAKE_KEY = "INSERT INTO secret (room, use, secret) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
KEY = "SELECT secret FROM secret WHERE room = %s AND use = %s"
FIND = "SELECT name FROM room WHERE code = %s AND is_open"
ROOMS = """
SELECT name, started, touched, is_open, agreement_alone FROM room
WHERE owner = %s AND parent IS NULL ORDER BY touched DESC LIMIT 200
"""
ROOM = """
SELECT name, started, touched, is_open, agreement_alone FROM room
WHERE owner = %s AND name = %s AND parent IS NULL
"""
EVERY = """
SELECT name, started, touched, is_open, agreement_alone, owner FROM room
WHERE parent IS NULL AND NOT is_open ORDER BY name
"""
LEAVINGS = "SELECT month, told FROM leaving ORDER BY month, told"
LEAVE = "INSERT INTO leaving (month, told) VALUES (%s, %s)"
FORGET_LEAVINGS = "DELETE FROM leaving WHERE month < %s"
NOTE = "SELECT text FROM note WHERE name = %s"
RENOTE = """
INSERT INTO note (name, text) VALUES (%(name)s, %(text)s)
ON CONFLICT (name) DO UPDATE SET text = excluded.text WHERE note.text = %(was)s
"""
END = """
WITH ended AS (UPDATE room SET is_open = false, showing = NULL WHERE name = ANY(%(names)s) RETURNING name),
    rounds AS (DELETE FROM round WHERE room = ANY(%(names)s)),
    secrets AS (DELETE FROM secret WHERE room = ANY(%(names)s))
SELECT pg_notify('ny', name) FROM ended
"""
DELETE_TABLES = "DELETE FROM room WHERE parent = %s"
SIT = """
WITH ours AS (
    INSERT INTO room (name, code, owner, started, lines, is_open, parent, token)
    VALUES (%(name)s, '', '', %(line)s, 1, false, %(parent)s, %(token)s) RETURNING name
), put AS (
    INSERT INTO line (room, number, line) SELECT name, 1, %(line)s FROM ours
)
SELECT pg_notify('ny', %(parent)s) FROM ours
"""
SEAT = "SELECT name, alone FROM room WHERE parent = %s AND token = %s"
GO_ALONE = "UPDATE room SET alone = %(alone)s WHERE parent = %(parent)s AND token = %(token)s"
TABLES = "SELECT name, lines FROM room WHERE parent = %s"
ROOM_TO_DELETE = """
SELECT name, started, touched, is_open, agreement_alone FROM room WHERE name = ANY(%s) AND parent IS NULL
"""
DELETE_OLD = "DELETE FROM room WHERE name = %s AND touched = %s RETURNING pg_notify('ny', name)"
DELETE = "DELETE FROM room WHERE name = %s RETURNING pg_notify('ny', name)"
ALONE = "UPDATE room SET agreement_alone = true WHERE name = %s"
TO_END = "SELECT name FROM room WHERE is_open AND touched < CASE WHEN closed THEN %(closed)s ELSE %(idle)s END"
TO_DELETE = """
SELECT name FROM room WHERE NOT is_open AND parent IS NULL
AND touched < CASE WHEN agreement_alone THEN %(agreements)s ELSE %(records)s END
"""
