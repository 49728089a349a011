namespace RnnViz.Lessons;

/// <summary>How initial weights are drawn.</summary>
[Noun("initial kind")]
public enum InitialKind
{
    /// <summary>Independent normal numbers.</summary>
    Gaussian,
}
