-- What is left of a session that was deleted by rule, where the city makes overviews: what was so of it, yes or no,
-- and the month. No name, no owner, no code, no day.
CREATE TABLE leaving (
    month text NOT NULL,
    told text NOT NULL
);

-- Small texts of the whole city: overviews as they were made.
CREATE TABLE note (
    name text PRIMARY KEY,
    text text NOT NULL
);
