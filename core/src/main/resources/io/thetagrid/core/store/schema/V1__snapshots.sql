-- One script for SQLite and PostgreSQL; the generated key is spelled differently in each, and texts are to sort alike.
-- Instants are UTC with milliseconds (2025-10-01T20:00:00.000Z), so that the order of texts is the order in time; dates
-- are 2025-12-19. Doubles have 8 bytes; NULL is no value. Volatilities and rates are per 1.00, Greeks in kernel units.

CREATE TABLE snapshot (
    id                ${key},
    underlying        ${text}          NOT NULL,
    as_of             ${text}          NOT NULL,
    spot_quoted       DOUBLE PRECISION,
    spot_implied      DOUBLE PRECISION,
    spot_verdict      ${text}          NOT NULL,
    volatility_30d    DOUBLE PRECISION,
    volatility_index  DOUBLE PRECISION,
    quotes            INTEGER          NOT NULL,
    UNIQUE (underlying, as_of)
);

-- The files a snapshot was read from.
CREATE TABLE source (
    snapshot_id       BIGINT           NOT NULL REFERENCES snapshot (id) ON DELETE CASCADE,
    sha256            ${text}          NOT NULL,
    file              ${text}          NOT NULL,
    PRIMARY KEY (snapshot_id, sha256)
);

CREATE INDEX source_by_digest ON source (sha256);

CREATE TABLE verdict_count (
    snapshot_id       BIGINT           NOT NULL REFERENCES snapshot (id) ON DELETE CASCADE,
    verdict           ${text}          NOT NULL,
    quotes            INTEGER          NOT NULL,
    PRIMARY KEY (snapshot_id, verdict)
);

-- Numbered by expiration, then root.
CREATE TABLE expiry (
    snapshot_id       BIGINT           NOT NULL REFERENCES snapshot (id) ON DELETE CASCADE,
    number            INTEGER          NOT NULL,
    root              ${text}          NOT NULL,
    expiration        ${text}          NOT NULL,
    expiration_instant ${text}          NOT NULL,
    time_to_expiry    DOUBLE PRECISION NOT NULL,
    forward           DOUBLE PRECISION,
    rate              DOUBLE PRECISION,
    rate_source       ${text}          NOT NULL,
    dividend_yield    DOUBLE PRECISION,
    at_the_money_volatility DOUBLE PRECISION,
    quotes            INTEGER          NOT NULL,
    used              INTEGER          NOT NULL,
    PRIMARY KEY (snapshot_id, number)
);

-- Numbered by expiration, root, strike and type.
CREATE TABLE quote (
    snapshot_id       BIGINT           NOT NULL REFERENCES snapshot (id) ON DELETE CASCADE,
    number            INTEGER          NOT NULL,
    root              ${text}          NOT NULL,
    expiration        ${text}          NOT NULL,
    type              ${text}          NOT NULL,
    style             ${text}          NOT NULL,
    strike            DOUBLE PRECISION NOT NULL,
    bid               DOUBLE PRECISION,
    ask               DOUBLE PRECISION,
    last              DOUBLE PRECISION,
    volume            DOUBLE PRECISION,
    open_interest     DOUBLE PRECISION,
    vendor_iv         DOUBLE PRECISION,
    implied_volatility DOUBLE PRECISION,
    delta             DOUBLE PRECISION,
    gamma             DOUBLE PRECISION,
    vega              DOUBLE PRECISION,
    theta             DOUBLE PRECISION,
    verdict           ${text}          NOT NULL,
    PRIMARY KEY (snapshot_id, number)
);
