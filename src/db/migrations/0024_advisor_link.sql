-- The card of the directory that an ambassador's account speaks for: it opens what leaders confide to that advisor.
ALTER TABLE staff.account ADD COLUMN advisor_id text;
ALTER TABLE staff.invitation ADD COLUMN advisor_id text;
CREATE INDEX account_of_advisor ON staff.account (advisor_id) WHERE advisor_id IS NOT NULL AND disabled_at IS NULL;
ALTER TABLE staff.change DROP CONSTRAINT change_kind_check;
ALTER TABLE staff.change ADD CONSTRAINT change_kind_check
  CHECK (kind IN ('invited', 'cancelled', 'joined', 'roles', 'identity', 'advisor', 'disabled', 'enabled'));
