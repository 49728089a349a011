namespace RnnViz.Engine.Drawing;

/// <summary>Codes in a <see cref="Heatmap"/> for what is no position on the scale. NaN and ±∞ stand for themselves.</summary>
public static class HeatCode
{
    /// <summary>Nothing is known here (not computed, no such iteration): the panel shows through.</summary>
    public const float Empty = 2e30f;

    /// <summary>The number is exactly zero (underflow, a dead unit): drawn as a dot, never as the darkest colour.</summary>
    public const float Zero = -2e30f;

    /// <summary>Whether a cell is a code, NaN or ±∞, and no position on the scale.</summary>
    public static bool IsSpecial(float cell) => !(cell > -1e30f && cell < 1e30f);
}
