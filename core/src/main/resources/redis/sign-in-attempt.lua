-- Counts an attempt to sign in.
-- KEYS[1] attempts from an address: a counter; KEYS[2] the account: a hash with "failures" and "until" (seconds)
-- ARGV[1] attempts allowed in the window; ARGV[2] the window in seconds
-- Returns {seconds to wait; 0: go on}
local now = tonumber(redis.call('TIME')[1])
local paused = tonumber(redis.call('HGET', KEYS[2], 'until') or '0')
if paused > now then
    return { paused - now }
end
local count = redis.call('INCR', KEYS[1])
if count == 1 then
    redis.call('EXPIRE', KEYS[1], ARGV[2])
end
if count > tonumber(ARGV[1]) then
    return { math.max(1, redis.call('TTL', KEYS[1])) }
end
return { 0 }
