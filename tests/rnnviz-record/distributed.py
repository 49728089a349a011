"""One of two processes of torch.distributed that train a model with DistributedDataParallel: RANK MEETING FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

import conftest  # noqa: F401
import torch
import torch.distributed
from model import Model, batch
from rnnviz_record import Recorder
from torch.nn.parallel import DistributedDataParallel


def main(rank: int, meeting: str, folder: Path) -> None:
    model = Model()
    recorder = Recorder(folder, every=2)
    torch.distributed.init_process_group("gloo", init_method=f"file://{meeting}", rank=rank, world_size=2)
    parallel = DistributedDataParallel(model)
    recorder.watch(parallel.module.rnn)
    optimizer = torch.optim.SGD(parallel.parameters(), lr=0.5)
    torch.manual_seed(rank)
    for _ in range(5):
        loss = parallel(batch())
        optimizer.zero_grad()
        loss.backward()
        recorder.step(loss)
        optimizer.step()
    # what this rank had as inputs, and whether its layer is still watched
    torch.manual_seed(rank)
    torch.save({"x": [batch() for _ in range(5)], "watched": len(model.rnn._forward_hooks)}, f"{meeting}-{rank}.pt")
    torch.distributed.destroy_process_group()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
