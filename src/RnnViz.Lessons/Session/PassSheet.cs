using RnnViz.Numerics;

namespace RnnViz.Lessons;

/// <summary>What belongs to one pass: the batch that it is over, what it writes, and what comes out.</summary>
internal sealed record PassSheet(SequenceBatch Batch, Tape Tape, NetworkParameters Gradients);
