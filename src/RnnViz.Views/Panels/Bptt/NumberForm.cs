namespace RnnViz.Views.Panels.Bptt;

/// <summary>How a number is written.</summary>
public enum NumberForm
{
    /// <summary>No number: only the symbol or word.</summary>
    None,

    /// <summary>Three significant digits.</summary>
    Significant,

    /// <summary>A factor: ×0.94.</summary>
    Factor,

    /// <summary>A share in percent: 97 %.</summary>
    Percent,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>An angle in degrees, from radians.</summary>
    Degrees,
}
