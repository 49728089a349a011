"""The recorder is tried as it lies in the sources, without being installed."""

import sys
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src" / "rnnviz-record"))
torch.set_num_threads(1)
