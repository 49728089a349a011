using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Layout;

/// <summary>
/// The boxes of a panel that is there once for each run: side by side, but below one another where two have too little width, or three
/// enough height.
/// </summary>
public static class RunBoxes
{
    /// <summary>What a picture needs to be read, in design units.</summary>
    private const float Width = 150, Height = 124;

    /// <summary>Divides a box, from the first run to the last.</summary>
    /// <param name="box">The panel's; empty where it is not shown.</param>
    /// <param name="runs">How many.</param>
    /// <param name="unit">Pixels per design unit.</param>
    public static Box[] Of(Box box, int runs, float unit)
    {
        var boxes = new Box[runs];
        if (box.Width == 0)
        {
            return boxes;
        }

        float gap = ScreenFrame.Gap * unit, width = (box.Width - gap * (runs - 1)) / runs, height = (box.Height - gap * (runs - 1)) / runs;
        bool isBeside = height < Height * unit || runs == 2 && width >= Width * unit;
        for (int i = 0; i < runs; i++)
        {
            boxes[i] = (isBeside
                ? box with { X = box.X + i * (width + gap), Width = width }
                : box with { Y = box.Y + i * (height + gap), Height = height }).Snapped();
        }

        return boxes;
    }
}
