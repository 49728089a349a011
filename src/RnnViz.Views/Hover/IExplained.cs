using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Hover;

/// <summary>A part of the screen that can be pointed at to be told what it is.</summary>
internal interface IExplained
{
    /// <summary>What is said where nothing in particular is pointed at.</summary>
    Topic Topic { get; }

    /// <summary>Where it stands, in pixels of the canvas.</summary>
    Box Bounds { get; }

    /// <summary>Whether it is on the screen and a point of the canvas lies within.</summary>
    bool Covers(Point point);

    /// <summary>What is at a point that is neither text nor a number: a button, a row of controls.</summary>
    Topic PartAt(Point point);

    /// <summary>Names the number at a point, if there is one.</summary>
    bool TryDescribe(Point point, ref HoverText text);

    /// <summary>Draws itself once more, for a canvas that looks for what is at a point.</summary>
    void DrawFor(ICanvas canvas);
}
