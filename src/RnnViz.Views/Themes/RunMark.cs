namespace RnnViz.Views.Themes;

/// <summary>What marks a point of a run.</summary>
public enum RunMark
{
    /// <summary>A filled disc.</summary>
    Disc,

    /// <summary>The outline of a square.</summary>
    Square,

    /// <summary>A filled triangle that points upwards.</summary>
    Triangle,
}
