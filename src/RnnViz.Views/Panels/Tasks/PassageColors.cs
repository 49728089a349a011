using RnnViz.Engine.Drawing;
using RnnViz.Lessons.Sampling;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>The colours of a passage's characters by the values of one unit: kept until something of it changes.</summary>
internal sealed class PassageColors(TextPassage passage)
{
    private static readonly Rgba Black = Rgba.Hex(0x000000), White = Rgba.Hex(0xFFFFFF);

    private readonly Rgba[] grounds = new Rgba[passage.Length], inks = new Rgba[passage.Length];
    private (int Reading, int Unit, StateKind Kind, ValueScale Scale, ColorMap? Map, Theme? Theme, bool IsOld) known =
        (-1, -1, default, default, null, null, false);

    /// <summary>Whether a value is exactly zero, not a number, or infinite.</summary>
    public bool HasZero { get; private set; }

    /// <inheritdoc cref="HasZero"/>
    public bool HasNaN { get; private set; }

    /// <inheritdoc cref="HasZero"/>
    public bool HasInfinity { get; private set; }

    /// <summary>Behind a character: the colour of its value.</summary>
    public Rgba Ground(int character) => grounds[character];

    /// <summary>Of a character: black or white, whichever is read better.</summary>
    public Rgba Ink(int character) => inks[character];

    /// <summary>Colours all characters anew, if anything has changed.</summary>
    /// <param name="unit">The unit, from 0.</param>
    /// <param name="kind">What of it.</param>
    /// <param name="scale">How its values become positions.</param>
    /// <param name="map">How positions become colours.</param>
    /// <param name="theme">The colours of all else.</param>
    /// <param name="isOld">Whether the values are of another iteration, and dimmed.</param>
    public void Update(int unit, StateKind kind, ValueScale scale, ColorMap map, Theme theme, bool isOld)
    {
        (int, int, StateKind, ValueScale, ColorMap?, Theme?, bool) now = (passage.Version, unit, kind, scale, map, theme, isOld);
        if (now == known)
        {
            return;
        }

        known = now;
        HasZero = HasNaN = HasInfinity = false;
        for (int i = 0; i < passage.Length; i++)
        {
            double value = passage.ValueAt(kind, i, unit);
            HasZero |= value == 0;
            HasNaN |= double.IsNaN(value) && passage.Iteration >= 0;
            HasInfinity |= double.IsInfinity(value);
            if (!double.IsFinite(value))
            {
                (grounds[i], inks[i]) = (theme.Surface, theme.Text);
                continue;
            }

            Rgba color = map.At(value == 0 ? 0 : (float)scale.Position(value));
            grounds[i] = isOld ? Rgba.Mix(theme.Surface, color, Theme.DimmedShare) : color;
            inks[i] = isOld ? theme.Text : Rgba.Contrast(Black, color) >= Rgba.Contrast(White, color) ? Black : White;
        }
    }
}
