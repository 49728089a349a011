namespace RnnViz.Lessons.Step;

/// <summary>Which step is to be analysed.</summary>
/// <param name="Iteration">Its iteration.</param>
/// <param name="StepVersion">Its version, as it may be computed again after a change of a control.</param>
/// <param name="Sequence">The sequence whose Jacobians are wanted.</param>
/// <param name="Truncation">k of truncated BPTT, or null.</param>
internal readonly record struct AnalysisRequest(int Iteration, int StepVersion, int Sequence, int? Truncation);
