using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Geometry;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Geometry;

/// <summary>Marks of fixed points, told apart by their shape: a disc, a cross, a ring, a diamond.</summary>
internal static class StateMarks
{
    /// <summary>What a class is called.</summary>
    public static string NameOf(StateClass kind) => kind switch
    {
        StateClass.Attracting => "attracting",
        StateClass.Saddle => "saddle",
        StateClass.Repelling => "repelling",
        _ => "neutral",
    };

    /// <summary>Draws one.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="kind">Its class.</param>
    /// <param name="at">The middle.</param>
    /// <param name="radius">In pixels.</param>
    /// <param name="theme">Its colours.</param>
    public static void Draw(ICanvas canvas, StateClass kind, Point at, float radius, Theme theme)
    {
        float stroke = radius * 0.42f;
        switch (kind)
        {
            case StateClass.Attracting:
                canvas.FillCircle(at, radius + stroke * 0.6f, theme.Surface);
                canvas.FillCircle(at, radius, theme.Text);
                break;
            case StateClass.Saddle:
                for (int pass = 0; pass < 2; pass++)
                {
                    float reach = radius + (pass == 0 ? stroke * 0.5f : 0), width = stroke * (pass == 0 ? 2.2f : 1);
                    Rgba color = pass == 0 ? theme.Surface : theme.Text;
                    canvas.Line(at + new Point(-reach, -reach), at + new Point(reach, reach), width, color);
                    canvas.Line(at + new Point(-reach, reach), at + new Point(reach, -reach), width, color);
                }

                break;
            case StateClass.Repelling:
                canvas.FillCircle(at, radius + stroke, theme.Surface);
                canvas.Circle(at, radius, stroke, theme.Text);
                break;
            default:
                Diamond(radius + stroke, theme.Text);
                Diamond(radius - stroke * 0.4f, theme.Surface);
                break;
        }

        void Diamond(float size, Rgba color)
        {
            Point left = at + new Point(-size, 0), right = at + new Point(size, 0);
            canvas.FillTriangle(left, right, at + new Point(0, -size), color);
            canvas.FillTriangle(left, right, at + new Point(0, size), color);
        }
    }
}
