-- A destroyed key leaves an emptied row until the data files are rid of it.
CREATE INDEX key_to_scrub ON vault.conversation_key (conversation_id) WHERE wrapped = '';
