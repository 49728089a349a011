using System.Text;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Rendering;
using RnnViz.Views.Layout;
using RnnViz.Views.Scenes;

namespace RnnViz.Output;

/// <summary>
/// Draws what a scene shows as the content of files, each of which says what it is and carries the way back to the moment.
/// </summary>
/// <param name="root">The scene.</param>
/// <param name="tree">Its tree.</param>
/// <param name="renderer">What paints pixels.</param>
internal sealed class PictureWriter(ProgramScene root, SceneTree tree, IRenderer renderer)
{
    /// <summary>The program and its version, as files say it.</summary>
    public static string Program { get; } = $"RnnViz {typeof(PictureWriter).Assembly.GetName().Version?.ToString(3)}";

    private FontBook Fonts => renderer.Canvas.Fonts;

    /// <summary>What a file of this moment says about itself.</summary>
    /// <param name="form">How it is pictured.</param>
    public FigureInfo InfoOf(PictureForm form)
    {
        Lessons.Files.Lesson lesson = root.Lesson.Training.Session.Lesson;
        StopSettings? stop = root.Lesson.Training.Stop;
        string description = root.Lesson.Training.Question ?? (stop is { Callout.Length: > 0 } ? stop.Callout : lesson.Summary);
        return new FigureInfo(
            $"{lesson.Title}, iteration {root.Lesson.Training.Step.Iteration}", description,
            root.Record(Program, form.Picture).ToJson(), Program, (float)form.Dpi);
    }

    /// <summary>Gives the pixels.</summary>
    /// <param name="form">How the moment is pictured.</param>
    /// <param name="size">The size in pixels.</param>
    /// <param name="reader">Gets the pixels.</param>
    public void Paint(PictureForm form, Extent size, PixelReader reader) => renderer.Paint(tree, size, IsTransparent(form), reader);

    /// <summary>Whether something shows through.</summary>
    public static bool IsTransparent(PictureForm form) => form.Request is { Background: FigureBackground.None };

    /// <summary>The bytes of an SVG file.</summary>
    /// <param name="form">How the moment is pictured.</param>
    /// <param name="size">The size in pixels.</param>
    /// <param name="info">What it says about itself.</param>
    public byte[] Svg(PictureForm form, Extent size, FigureInfo info)
    {
        var canvas = new SvgCanvas(size, Fonts, form.Picture.HasOutlines ? FigureText.Outlines : FigureText.Text);
        tree.Draw(canvas);
        return Encoding.UTF8.GetBytes(canvas.ToDocument(info));
    }

    /// <summary>The bytes of a PDF file.</summary>
    /// <param name="size">The size in pixels.</param>
    /// <param name="info">What it says about itself.</param>
    public byte[] Pdf(Extent size, FigureInfo info)
    {
        using var canvas = new PdfCanvas(size, Fonts);
        tree.Draw(canvas);
        return canvas.ToDocument(info);
    }
}
