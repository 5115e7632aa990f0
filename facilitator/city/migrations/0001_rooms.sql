-- A room: the list of its record's lines, and what lies beside it. What shows is worked out and kept nowhere.
CREATE TABLE room (
    name text PRIMARY KEY,
    code text NOT NULL,
    owner text NOT NULL,                  -- nothing that anybody could tell a person from
    started text NOT NULL,                -- the first line, so that a list of rooms reads no record
    lines integer NOT NULL,               -- an append names how many it comes after, and is refused where others stand
    touched timestamptz NOT NULL DEFAULT now(),
    closed boolean NOT NULL DEFAULT false,
    is_open boolean NOT NULL DEFAULT true,
    agreement_alone boolean NOT NULL DEFAULT false,
    showing text,
    parent text REFERENCES room ON DELETE CASCADE, -- a table that plays by itself is a record of a led room
    token text,                           -- whose screen it plays on, as nobody can tell from it
    alone boolean NOT NULL DEFAULT false  -- whether it goes on without the room
);
CREATE UNIQUE INDEX room_code ON room (code) WHERE is_open;
CREATE INDEX room_owner ON room (owner);
CREATE INDEX room_touched ON room (touched);
CREATE UNIQUE INDEX room_seat ON room (parent, token);

CREATE TABLE line (
    room text NOT NULL REFERENCES room ON DELETE CASCADE,
    number integer NOT NULL,
    line text NOT NULL,
    PRIMARY KEY (room, number)
);

CREATE TABLE secret (
    room text NOT NULL REFERENCES room ON DELETE CASCADE,
    use text NOT NULL,
    secret text NOT NULL,
    PRIMARY KEY (room, use)
);

-- One round at a time in a room; its name is new whenever its ballots are.
CREATE TABLE round (
    id text PRIMARY KEY,
    room text NOT NULL UNIQUE REFERENCES room ON DELETE CASCADE,
    key text NOT NULL,
    taking boolean NOT NULL
);

-- No time, no order, no name: a token's hash and a choice, gone when their count stands in the record.
CREATE TABLE ballot (
    round text NOT NULL REFERENCES round ON DELETE CASCADE,
    token text NOT NULL,
    choice text NOT NULL,
    PRIMARY KEY (round, token)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50);
