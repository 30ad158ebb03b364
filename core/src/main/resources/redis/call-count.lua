-- Counts a call of the API.
-- KEYS[1] calls of one caller: a counter
-- ARGV[1] the window in seconds, which begins with the first call
-- Returns {calls in the window, seconds until it ends}
local count = redis.call('INCR', KEYS[1])
if count == 1 then
    redis.call('EXPIRE', KEYS[1], ARGV[1])
end
return { count, math.max(1, redis.call('TTL', KEYS[1])) }
