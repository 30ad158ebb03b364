-- Ends an update in one step: next state, calls to make, out of the inbox, and into the parked ones where it failed.
-- Repeating it changes nothing.
--
-- KEYS[1] fence of the partition   KEYS[2] inbox   KEYS[3] outbox, see outbox-sent.lua   KEYS[4] the chat's state   KEYS[5] parked
-- ARGV[1] the fence that the caller holds
-- ARGV[2] id of the inbox entry
-- ARGV[3] chat
-- ARGV[4] next state; empty = none
-- ARGV[5] its life in milliseconds; 0 = leave the state as it is
-- ARGV[6] calls as JSON; empty = none
-- ARGV[7] why it is parked; empty = it is not
-- ARGV[8] the update, when parked
-- ARGV[9] most parked entries that are kept
--
-- Returns 1, or 0 when another process owns the partition: then nothing was done.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
if ARGV[5] ~= '0' then
  if ARGV[4] == '' then
    redis.call('DEL', KEYS[4])
  else
    redis.call('SET', KEYS[4], ARGV[4], 'PX', ARGV[5])
  end
end
if ARGV[6] == '' then
  redis.call('HDEL', KEYS[3], ARGV[3])
else
  redis.call('HSET', KEYS[3], ARGV[3], ARGV[2] .. ' ' .. ARGV[6])
end
local removed = redis.call('XDEL', KEYS[2], ARGV[2])
if ARGV[7] ~= '' and removed == 1 then
  redis.call('XADD', KEYS[5], 'MAXLEN', ARGV[9], '*', 'c', ARGV[3], 'u', ARGV[8], 'e', ARGV[7])
end
return 1
