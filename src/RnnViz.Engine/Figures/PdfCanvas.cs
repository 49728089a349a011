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

    // Skia makes the page a whole number of these pixels; nothing of what is drawn here is rasterised at it
    private const float PagePixelsPerInch = 100 * PointsPerInch;

    private readonly List<Action<SKCanvas>> drawings = [];
    private readonly PdfLettering letters;
    private readonly SKPaint paint = new() { StrokeJoin = SKStrokeJoin.Round };

    /// <summary>An empty page.</summary>
    /// <param name="size">Its extent, in pixels.</param>
    /// <param name="fonts">The typefaces.</param>
    public PdfCanvas(Extent size, FontBook fonts)
    {
        (Size, Fonts) = (size, fonts);
        letters = new PdfLettering(fonts);
    }

    /// <inheritdoc/>
    public Extent Size { get; }

    /// <inheritdoc/>
    public FontBook Fonts { get; }

    /// <summary>The page as the bytes of a PDF file, the same for the same picture and information.</summary>
    /// <param name="info">What the file says about itself.</param>
    public byte[] ToDocument(FigureInfo info)
    {
        float scale = PointsPerInch / info.PixelsPerInch;
        using var file = new MemoryStream();
        letters.Prepare();
        try
        {
            using SKDocument document = SKDocument.CreatePdf(file, new SKDocumentPdfMetadata(PagePixelsPerInch))
                ?? throw new InvalidOperationException("Skia cannot write PDF files here.");
            SKCanvas page = document.BeginPage(Size.Width * scale, Size.Height * scale);
            page.Scale(scale);
            drawings.ForEach(draw => draw(page));
            document.EndPage();
            document.Close();
        }
        finally
        {
            letters.Release();
        }

        return PdfRecord.Append(file.ToArray(), info);
    }

    /// <inheritdoc/>
    public void Clear(Rgba color)
    {
        drawings.Clear();
        letters.Forget();
        FillBox(new Box(0, 0, Size.Width, Size.Height), color);
    }

    /// <inheritdoc/>
    public void FillBox(Box box, Rgba color)
    {
        if (box is { Width: > 0, Height: > 0 })
        {
            Keep(new Ink(color), (canvas, paint) => canvas.DrawRect(Rect(box), paint));
        }
    }

    /// <inheritdoc/>
    public void FillGradient(Box box, Rgba top, Rgba bottom)
    {
        drawings.Add(canvas =>
        {
            using SKShader shader = SKShader.CreateLinearGradient(
                new SKPoint(box.X, box.Y), new SKPoint(box.X, box.Bottom), [Color(top), Color(bottom)], SKShaderTileMode.Clamp);
            using var gradient = new SKPaint { Shader = shader };
            canvas.DrawRect(Rect(box), gradient);
        });
    }

    /// <inheritdoc/>
    public void FillRoundedBox(Box box, float radius, Rgba color) =>
        Rounded(box, radius, new Ink(color));

    /// <inheritdoc/>
    public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color)
    {
        float half = thickness / 2, middle = MathF.Max(0, radius - half);
        Rounded(box.Inset(half), middle, new Ink(color, thickness));
    }

    /// <inheritdoc/>
    public void FillCircle(Point center, float radius, Rgba color) =>
        Rounded(new Box(center.X - radius, center.Y - radius, 2 * radius, 2 * radius), radius, new Ink(color));

    /// <inheritdoc/>
    public void Line(Point from, Point to, float thickness, Rgba color)
    {
        if (float.IsFinite((to - from).Length))
        {
            Keep(new Ink(color, thickness), (canvas, paint) => canvas.DrawLine(from.X, from.Y, to.X, to.Y, paint));
        }
    }

    /// <inheritdoc/>
    public void Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color)
    {
        if (points.Length >= 2)
        {
            Keep(new Ink(color, thickness), Path(points, isClosed: false));
        }
    }

    /// <inheritdoc/>
    public void FillTriangle(Point a, Point b, Point c, Rgba color) => Keep(new Ink(color), Path([a, b, c], isClosed: true));

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left)
    {
        text = Fonts.Wording(text, style);
        if (!text.IsWhiteSpace())
        {
            drawings.Add(letters.Keep(text, baseline, style.AsVerbatim(), align, color));
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
            drawings.Add(canvas =>
            {
                var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
                using SKImage image = SKImage.FromPixelCopy(info, pixels);
                canvas.DrawImage(image, Rect(place), new SKSamplingOptions(SKFilterMode.Nearest));
            });
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
    public void Dispose() => paint.Dispose();

    // drawn once the signs of all texts are known
    private void Keep(Ink ink, Action<SKCanvas, SKPaint> draw) => drawings.Add(canvas =>
    {
        (paint.Color, paint.StrokeWidth) = (Color(ink.Color), ink.Thickness);
        paint.Style = ink.Thickness > 0 ? SKPaintStyle.Stroke : SKPaintStyle.Fill;
        draw(canvas, paint);
    });

    private void Rounded(Box box, float radius, Ink ink) => Keep(ink, (canvas, paint) =>
    {
        using SKPath path = PdfShapes.Rounded(Rect(box), radius);
        canvas.DrawPath(path, paint);
    });

    private static Action<SKCanvas, SKPaint> Path(ReadOnlySpan<Point> points, bool isClosed)
    {
        SKPoint[] corners = new SKPoint[points.Length];
        for (int i = 0; i < corners.Length; i++)
        {
            corners[i] = new SKPoint(points[i].X, points[i].Y);
        }

        return (canvas, paint) =>
        {
            using var builder = new SKPathBuilder();
            builder.AddPoly(corners, isClosed);
            using SKPath path = builder.Detach();
            canvas.DrawPath(path, paint);
        };
    }

    private static SKColor Color(Rgba color) => new(color.R, color.G, color.B, color.A);

    private static SKRect Rect(Box box) => new(box.X, box.Y, box.Right, box.Bottom);

    /// <summary>A colour, and how thick a stroke is; 0 fills.</summary>
    private readonly record struct Ink(Rgba Color, float Thickness = 0);
}
