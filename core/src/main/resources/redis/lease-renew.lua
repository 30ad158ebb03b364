-- KEYS[1] lease   ARGV[1] its holder   ARGV[2] life in milliseconds; 0 = give it back
-- Returns 1, or 0 when the caller no longer holds it.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
if ARGV[2] == '0' then
  redis.call('DEL', KEYS[1])
else
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return 1
