using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using SkiaSharp;

namespace RnnViz.Engine.Figures;

/// <summary>
/// A canvas that writes one page of PDF by Skia. Text stays text and all typefaces are inside. One pixel of the canvas is
/// 1 / <see cref="FigureInfo.PixelsPerInch"/> inch on paper.
/// </summary>
public sealed class PdfCanvas : ICanvas, IDisposable
{
    private const float PointsPerInch = 72;

    private readonly SKPaint paint = new() { IsAntialias = true };
    private readonly PdfLettering letters;
    private SKPictureRecorder recorder = new();
    private SKCanvas canvas;

    /// <summary>An empty page.</summary>
    /// <param name="size">Its extent, in pixels.</param>
    /// <param name="fonts">The typefaces.</param>
    public PdfCanvas(Extent size, FontBook fonts)
    {
        (Size, Fonts) = (size, fonts);
        letters = new PdfLettering(fonts);
        canvas = recorder.BeginRecording(Page);
    }

    /// <inheritdoc/>
    public Extent Size { get; }

    /// <inheritdoc/>
    public FontBook Fonts { get; }

    private SKRect Page => new(0, 0, Size.Width, Size.Height);

    /// <summary>The page as the bytes of a PDF file, the same for the same picture and information. The page is empty afterwards.</summary>
    /// <param name="info">What the file says about itself.</param>
    public byte[] ToDocument(FigureInfo info)
    {
        float scale = PointsPerInch / info.PixelsPerInch;
        using SKPicture picture = recorder.EndRecording();
        Restart();
        using var file = new MemoryStream();
        using (SKDocument document = SKDocument.CreatePdf(file, new SKDocumentPdfMetadata { EncodingQuality = 101, RasterDpi = 300 }))
        {
            SKCanvas page = document.BeginPage(Size.Width * scale, Size.Height * scale);
            page.Scale(scale);
            page.DrawPicture(picture);
            document.EndPage();
            document.Close();
        }

        return PdfRecord.Append(file.ToArray(), info);
    }

    /// <inheritdoc/>
    public void Clear(Rgba color)
    {
        recorder.EndRecording().Dispose();
        Restart();
        FillBox(new Box(0, 0, Size.Width, Size.Height), color);
    }

    /// <inheritdoc/>
    public void FillBox(Box box, Rgba color)
    {
        if (box is { Width: > 0, Height: > 0 })
        {
            canvas.DrawRect(Rect(box), Fill(color));
        }
    }

    /// <inheritdoc/>
    public void FillGradient(Box box, Rgba top, Rgba bottom)
    {
        using SKShader shader = SKShader.CreateLinearGradient(
            new SKPoint(box.X, box.Y), new SKPoint(box.X, box.Bottom), [Color(top), Color(bottom)], SKShaderTileMode.Clamp);
        using var gradient = new SKPaint { IsAntialias = true, Shader = shader };
        canvas.DrawRect(Rect(box), gradient);
    }

    /// <inheritdoc/>
    public void FillRoundedBox(Box box, float radius, Rgba color) => canvas.DrawRoundRect(Rect(box), radius, radius, Fill(color));

    /// <inheritdoc/>
    public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color)
    {
        float half = thickness / 2, middle = MathF.Max(0, radius - half);
        canvas.DrawRoundRect(Rect(box.Inset(half)), middle, middle, Stroke(thickness, color));
    }

    /// <inheritdoc/>
    public void FillCircle(Point center, float radius, Rgba color) => canvas.DrawCircle(center.X, center.Y, radius, Fill(color));

    /// <inheritdoc/>
    public void Line(Point from, Point to, float thickness, Rgba color)
    {
        if (float.IsFinite((to - from).Length))
        {
            canvas.DrawLine(from.X, from.Y, to.X, to.Y, Stroke(thickness, color));
        }
    }

    /// <inheritdoc/>
    public void Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color)
    {
        if (points.Length < 2)
        {
            return;
        }

        using var builder = new SKPathBuilder();
        builder.MoveTo(points[0].X, points[0].Y);
        foreach (Point point in points[1..])
        {
            builder.LineTo(point.X, point.Y);
        }

        using SKPath path = builder.Detach();
        canvas.DrawPath(path, Stroke(thickness, color));
    }

    /// <inheritdoc/>
    public void FillTriangle(Point a, Point b, Point c, Rgba color)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(a.X, a.Y);
        builder.LineTo(b.X, b.Y);
        builder.LineTo(c.X, c.Y);
        builder.Close();
        using SKPath path = builder.Detach();
        canvas.DrawPath(path, Fill(color));
    }

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left)
    {
        if (!text.IsWhiteSpace())
        {
            letters.Draw(canvas, text, baseline, style, align, Fill(color));
        }
    }

    /// <inheritdoc/>
    public void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default)
    {
        var figure = new FigureHeatmap(heatmap, cells, box, map, marks);
        if (figure.IsEmpty)
        {
            return;
        }

        if (figure.IsImage)
        {
            (byte[] pixels, int width, int height, Box place) = figure.Image();
            using SKImage image = SKImage.FromPixelCopy(
                new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul), pixels);
            canvas.DrawImage(image, Rect(place), new SKSamplingOptions(SKFilterMode.Nearest));
        }
        else
        {
            foreach ((Box cell, Rgba color) in figure.Rectangles())
            {
                FillBox(cell, color);
            }
        }

        figure.DrawMarks(this);
    }

    /// <summary>Frees what Skia holds.</summary>
    public void Dispose()
    {
        canvas.Dispose();
        recorder.Dispose();
        paint.Dispose();
    }

    private void Restart()
    {
        recorder.Dispose();
        recorder = new SKPictureRecorder();
        canvas = recorder.BeginRecording(Page);
    }

    private SKPaint Fill(Rgba color)
    {
        (paint.Style, paint.Color) = (SKPaintStyle.Fill, Color(color));
        return paint;
    }

    private SKPaint Stroke(float thickness, Rgba color)
    {
        (paint.Style, paint.Color, paint.StrokeWidth, paint.StrokeJoin) = (SKPaintStyle.Stroke, Color(color), thickness, SKStrokeJoin.Round);
        return paint;
    }

    private static SKColor Color(Rgba color) => new(color.R, color.G, color.B, color.A);

    private static SKRect Rect(Box box) => new(box.X, box.Y, box.Right, box.Bottom);
}
