using System.Runtime.CompilerServices;
using RnnViz.Engine.Drawing;

namespace RnnViz.Rendering.Processor;

/// <summary>The colours of a colour map as pixels, in steps too small to be seen: a cell's colour is looked up, not mixed.</summary>
internal sealed class ShadeTable
{
    private const int Shades = 4096;

    private readonly uint[] pixels = new uint[Shades];
    private readonly bool isDiverging;

    /// <summary>Computes all colours of a map.</summary>
    public ShadeTable(ColorMap map)
    {
        isDiverging = map.IsDiverging;
        for (int i = 0; i < Shades; i++)
        {
            float unit = i / (float)(Shades - 1);
            pixels[i] = Bitmap.Pack(map.At(isDiverging ? unit * 2 - 1 : unit));
        }
    }

    /// <summary>The pixel of a position, −1..1 on a diverging map, else 0..1; beyond the ends it is the end's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint At(float position)
    {
        float unit = isDiverging ? (position + 1) * 0.5f : position;
        return pixels[(int)(Math.Clamp(unit, 0, 1) * (Shades - 1) + 0.5f)];
    }
}
