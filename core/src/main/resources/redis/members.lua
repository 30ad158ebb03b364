-- A process shows that it lives, and learns who else does.
--
-- KEYS[1] members: a sorted set, scored by the time of the last sign of life in milliseconds of the server's clock
-- ARGV[1] who calls   ARGV[2] milliseconds after which a silent one counts as gone
-- ARGV[3..] members that are known to be dead
--
-- Returns the living, in the same order for everybody.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
for i = 3, #ARGV do
  redis.call('ZREM', KEYS[1], ARGV[i])
end
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[2]))
local living = redis.call('ZRANGE', KEYS[1], 0, -1)
table.sort(living)
return living
