-- Counts an attempt to sign in.
-- KEYS[1] attempts from an address: a counter; KEYS[2] the account: a hash with "failures" and "until" (seconds)
-- ARGV[1] attempts allowed in the window; ARGV[2] the window in seconds
-- Returns {attempts, seconds until they count from 0 again}; while the account pauses, attempts are one too many
local now = tonumber(redis.call('TIME')[1])
local paused = tonumber(redis.call('HGET', KEYS[2], 'until') or '0')
if paused > now then
    return { ARGV[1] + 1, paused - now }
end
local count = redis.call('INCR', KEYS[1])
if count == 1 then
    redis.call('EXPIRE', KEYS[1], ARGV[2])
end
return { count, math.max(1, redis.call('TTL', KEYS[1])) }
