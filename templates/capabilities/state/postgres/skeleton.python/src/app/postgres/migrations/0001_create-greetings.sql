-- What has run somewhere is never changed: the next change is the next file.
CREATE TABLE greetings (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    message text NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE INDEX greetings_newest ON greetings (created_at DESC, id);
