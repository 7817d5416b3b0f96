"""Runs a command and prints what it took: wall and processor milliseconds, peak megabytes, exit status."""
import json
import os
import sys
import time

nowhere = os.open(os.devnull, os.O_RDWR)
faults, said = os.pipe()
start = time.perf_counter()
child = os.fork()
if child == 0:
    os.close(faults)
    for stream, target in ((0, nowhere), (1, nowhere), (2, said)):
        os.dup2(target, stream)
    os.execvp(sys.argv[1], sys.argv[1:])
os.close(said)
words = b""
while part := os.read(faults, 65536):
    words = (words + part)[-4000:]
_, status, used = os.wait4(child, 0)
print(json.dumps({
    "wall": (time.perf_counter() - start) * 1000,
    "cpu": (used.ru_utime + used.ru_stime) * 1000,
    "peak": used.ru_maxrss / 1024,
    "status": os.waitstatus_to_exitcode(status),
    "words": words.decode(errors="replace"),
}))
