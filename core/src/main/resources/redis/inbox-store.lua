-- Appends updates to the inbox of a partition, each id once. All or nothing: a full inbox takes none.
--
-- KEYS[1] inbox, a stream of {c = chat, u = update JSON}
-- KEYS[2..] bitmaps of the ids seen, one for each block of ids that the updates touch
-- ARGV[1] seconds for which ids are remembered
-- ARGV[2] most entries that may wait in the inbox
-- ARGV[3..] for each update in order: index of its bitmap in KEYS, its bit, chat, update JSON
--
-- Returns the number of updates that were new, or -1 when the inbox is full.
if redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[2]) then
  return -1
end
local stored = 0
for i = 3, #ARGV, 4 do
  local seen = KEYS[tonumber(ARGV[i])]
  if redis.call('SETBIT', seen, ARGV[i + 1], 1) == 0 then
    redis.call('XADD', KEYS[1], '*', 'c', ARGV[i + 2], 'u', ARGV[i + 3])
    stored = stored + 1
  end
end
for k = 2, #KEYS do
  redis.call('EXPIRE', KEYS[k], ARGV[1])
end
return stored
