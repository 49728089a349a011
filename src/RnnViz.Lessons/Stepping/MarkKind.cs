namespace RnnViz.Lessons.Stepping;

/// <summary>Why an iteration is marked on the timeline.</summary>
public enum MarkKind
{
    /// <summary>The lesson pauses there.</summary>
    Stop,

    /// <summary>The largest gradient norm so far.</summary>
    LargestGradient,

    /// <summary>The first number that is NaN or infinite; see <see cref="Session.TrainingSession.FirstNonFinite"/>.</summary>
    FirstNaN,

    /// <summary>A control was changed there when the run had been further already.</summary>
    Fork,
}
