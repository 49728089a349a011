using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

// a mistake of the program in one panel stops that panel alone, until the lesson starts anew or the panel gets another place
public abstract partial class Panel
{
    private const float FaultPitch = 18;
    private string faultMessage = "", faultLog = "";

    /// <summary>Where what a call-out speaks of lies; the panel as a whole where it has failed.</summary>
    /// <param name="fonts">What texts are measured by.</param>
    /// <param name="target">What in the panel is meant.</param>
    internal TargetPlace PlaceOf(FontBook fonts, TargetSettings target)
    {
        try
        {
            if (!HasFailed)
            {
                return Locate(fonts, target);
            }
        }
        catch (Exception fault)
        {
            if (!Fails(fault))
            {
                throw;
            }
        }

        return new TargetPlace(Bounds, new Point(Bounds.Center.X, Bounds.Y));
    }

    bool IExplained.TryDescribe(Point point, ref HoverText text)
    {
        try
        {
            return !HasFailed && TryDescribe(point, ref text);
        }
        catch (Exception fault)
        {
            if (!Fails(fault))
            {
                throw;
            }

            return false;
        }
    }

    Topic IExplained.PartAt(Point point)
    {
        try
        {
            return HasFailed ? Topic.None : PartAt(point);
        }
        catch (Exception fault)
        {
            if (!Fails(fault))
            {
                throw;
            }

            return Topic.None;
        }
    }

    void IExplained.DrawFor(ICanvas canvas)
    {
        try
        {
            if (!HasFailed)
            {
                Draw(canvas);
            }
        }
        catch (Exception fault)
        {
            if (!Fails(fault))
            {
                throw;
            }
        }
    }

    /// <inheritdoc/>
    protected override bool TakesFault(Exception fault)
    {
        if (Appearance.Mistakes is not { } log)
        {
            return false;
        }

        (faultMessage, faultLog) = (fault.Message, log.Write(fault, $"the panel {GetType().Name}") ?? "");
        return true;
    }

    /// <inheritdoc/>
    protected override void DrawFailed(ICanvas canvas)
    {
        if (Figure is not null)
        {
            throw new PanelStoppedException(
                $"The panel {GetType().Name} has stopped: {faultMessage} No figure was made of it; start the lesson anew (Ctrl+R).");
        }

        // what it had begun to draw is covered
        canvas.FillRoundedBox(Bounds, Look.Px(8), Theme.Surface);
        canvas.StrokeRoundedBox(Bounds, Look.Px(8), Look.Hair(1.5f), Theme.Wrong);
        Box room = Bounds.Inset(Look.Px(12), Look.Px(8), Look.Px(12), Look.Px(8));
        float pitch = Look.Px(FaultPitch), y = room.Y;
        Paragraph(
            canvas, "This panel stopped; the rest goes on. Ctrl+R starts the lesson anew, and the panel with it.", Look.Body, Theme.Text);
        Paragraph(canvas, faultMessage, Look.Label.AsVerbatim(), Theme.Muted);
        if (faultLog.Length > 0)
        {
            Paragraph(canvas, "For whoever mends it:", Look.Label, Theme.Muted);
            Paragraph(canvas, faultLog, Look.Label.AsVerbatim(), Theme.Text);
        }

        void Paragraph(ICanvas on, string text, TextStyle style, Rgba color)
        {
            int lines = CanvasShapes.ParagraphLines(on.Fonts, text, style, room.Width);
            if (y + lines * pitch <= room.Bottom)
            {
                on.ParagraphText(text, room with { Y = y, Height = room.Bottom - y }, style, pitch, color);
                y += lines * pitch;
            }
        }
    }
}
