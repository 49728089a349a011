using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Lessons.Step;

/// <summary>What belongs to one pass: the batch that it is over, what it writes, and what comes out.</summary>
internal sealed record PassBuffers(SequenceBatch Batch, Tape Tape, NetworkParameters Gradients);
