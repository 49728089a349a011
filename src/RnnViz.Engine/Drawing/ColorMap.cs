namespace RnnViz.Engine.Drawing;

/// <summary>
/// A continuous colour scale: evenly spaced anchors with straight lines in sRGB between them. The same anchors go to the
/// shader as uniforms, so that the CPU (legends, vector figures) and the GPU (heatmaps) show one scale.
/// </summary>
public sealed class ColorMap
{
    /// <summary>How many anchors every map has; the shader's array has this length.</summary>
    public const int AnchorCount = 17;

    private readonly Rgba[] anchors;

    /// <summary>A map through the given key colours, evenly spaced and resampled to <see cref="AnchorCount"/> anchors.</summary>
    /// <param name="name">For error messages and tests.</param>
    /// <param name="isDiverging">Whether positions run −1..1 with a neutral middle, instead of 0..1.</param>
    /// <param name="mark">Colour of the marks for zero, NaN and ∞: to be told from every colour of the scale.</param>
    /// <param name="keys">At least two key colours, lowest first.</param>
    /// <exception cref="ArgumentException">There are fewer than two keys.</exception>
    public ColorMap(string name, bool isDiverging, Rgba mark, params ReadOnlySpan<Rgba> keys)
    {
        if (keys.Length < 2)
        {
            throw new ArgumentException($"Colour map \"{name}\" has {keys.Length} key colours; give it at least 2.", nameof(keys));
        }

        Name = name;
        IsDiverging = isDiverging;
        Mark = mark;
        anchors = new Rgba[AnchorCount];
        for (int i = 0; i < AnchorCount; i++)
        {
            float place = i * (keys.Length - 1f) / (AnchorCount - 1);
            int below = Math.Min((int)place, keys.Length - 2);
            anchors[i] = Rgba.Mix(keys[below], keys[below + 1], place - below);
        }
    }

    /// <summary>The map's name.</summary>
    public string Name { get; }

    /// <summary>Whether positions run −1..1 with a neutral middle, instead of 0..1.</summary>
    public bool IsDiverging { get; }

    /// <summary>Colour of the marks for zero, NaN and ∞.</summary>
    public Rgba Mark { get; }

    /// <summary>The anchors, lowest position first.</summary>
    public ReadOnlySpan<Rgba> Anchors => anchors;

    /// <summary>The colour of a position; positions beyond the ends get the end's colour.</summary>
    public Rgba At(float position)
    {
        float unit = IsDiverging ? (position + 1) / 2 : position;
        float place = Math.Clamp(unit, 0, 1) * (AnchorCount - 1);
        int below = Math.Min((int)place, AnchorCount - 2);
        return Rgba.Mix(anchors[below], anchors[below + 1], place - below);
    }
}
