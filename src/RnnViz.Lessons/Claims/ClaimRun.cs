using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Claims;

/// <summary>What must be known of one run of a lesson for its numbers to be claimed.</summary>
/// <param name="HiddenUnits">H.</param>
/// <param name="Cell">Its cell, or null where that is not known.</param>
/// <param name="Meets">Whether the run meets a need, at a timestep where that matters.</param>
internal sealed record ClaimRun(int HiddenUnits, CellKind? Cell, Func<ClaimNeed, int, bool> Meets);
