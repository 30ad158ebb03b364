-- Notes that an attempt to sign in to an account failed.
-- KEYS[1] the account: a hash with "failures" and "until" (seconds)
-- ARGV[1] failures without a pause; ARGV[2] the first pause in seconds, doubled by each that follows; ARGV[3] the longest
local now = tonumber(redis.call('TIME')[1])
local failures = redis.call('HINCRBY', KEYS[1], 'failures', 1)
local over = failures - tonumber(ARGV[1])
if over > 0 then
    local pause = math.min(tonumber(ARGV[3]), tonumber(ARGV[2]) * 2 ^ math.min(over - 1, 20))
    redis.call('HSET', KEYS[1], 'until', string.format('%d', now + pause))
end
redis.call('EXPIRE', KEYS[1], 86400)
return failures
