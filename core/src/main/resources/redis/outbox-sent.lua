-- Takes sent calls out of a chat's outbox, unless a later update has replaced them.
--
-- KEYS[1] fence of the partition
-- KEYS[2] outbox, a hash: CHAT = id of the inbox entry, a space, its calls as JSON
--                         CHAT:sent = id of the inbox entry, a space, how many of its calls were sent
-- ARGV[1] the fence that the caller holds
-- ARGV[2] chat
-- ARGV[3] id of the inbox entry whose calls these are, and a space
-- ARGV[4] how many of them were sent; -1 = all
--
-- Returns 1, or 0 when another process owns the partition.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
local calls = redis.call('HGET', KEYS[2], ARGV[2])
if calls and string.sub(calls, 1, #ARGV[3]) == ARGV[3] then
  if ARGV[4] == '-1' then
    redis.call('HDEL', KEYS[2], ARGV[2], ARGV[2] .. ':sent')
  else
    redis.call('HSET', KEYS[2], ARGV[2] .. ':sent', ARGV[3] .. ARGV[4])
  end
end
return 1
