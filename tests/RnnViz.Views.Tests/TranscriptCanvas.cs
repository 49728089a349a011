using System.Runtime.InteropServices;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Views.Tests;

/// <summary>
/// Writes down every drawing command with all its numbers, heatmaps with all their cells: two equal transcripts are one
/// picture.
/// </summary>
internal sealed class TranscriptCanvas(Extent size, FontBook fonts) : ICanvas
{
    private readonly List<string> commands = [];

    public Extent Size => size;

    public FontBook Fonts => fonts;

    public IReadOnlyList<string> Commands => commands;

    public void Clear(Rgba color) => Add($"clear {color}");

    public void FillBox(Box box, Rgba color) => Add($"box {box} {color}");

    public void FillGradient(Box box, Rgba top, Rgba bottom) => Add($"gradient {box} {top} {bottom}");

    public void FillRoundedBox(Box box, float radius, Rgba color) => Add($"rounded box {box} {radius} {color}");

    public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color) => Add($"outline {box} {radius} {thickness} {color}");

    public void FillCircle(Point center, float radius, Rgba color) => Add($"circle {center} {radius} {color}");

    public void Line(Point from, Point to, float thickness, Rgba color) => Add($"line {from} {to} {thickness} {color}");

    public void Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color) =>
        Add($"polyline {Digest(MemoryMarshal.AsBytes(points))} {points.Length} {thickness} {color}");

    public void FillTriangle(Point a, Point b, Point c, Rgba color) => Add($"triangle {a} {b} {c} {color}");

    public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left) =>
        Add($"text \"{text}\" {baseline} {style} {color} {align}");

    public void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default) =>
        Add($"heatmap {heatmap.Columns}x{heatmap.Rows} {Digest(MemoryMarshal.AsBytes(heatmap.Cells))} {cells} {box} {map.Name} {marks}");

    private static string Digest(ReadOnlySpan<byte> bytes) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes))[..16];

    private void Add(string command) => commands.Add(command);
}
