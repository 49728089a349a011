using Raylib_cs;
using RnnViz.Engine.Drawing;

namespace RnnViz.Rendering.Card;

/// <summary>Mirrors heatmaps as float textures, uploading only the rows that changed.</summary>
internal sealed unsafe class HeatmapTextures : IDisposable
{
    private readonly Dictionary<Heatmap, HeatmapTexture> mirrored = [];

    /// <summary>Bytes uploaded since this was last set to 0.</summary>
    public long UploadedBytes { get; set; }

    /// <summary>The texture of a heatmap, up to date.</summary>
    public HeatmapTexture TextureOf(Heatmap heatmap)
    {
        (int from, int to) = heatmap.TakeChangedRows();
        bool isKnown = mirrored.TryGetValue(heatmap, out HeatmapTexture mirror);
        if (isKnown && to <= from)
        {
            return mirror;
        }

        UploadedBytes += sizeof(float) * (long)heatmap.Columns * (isKnown ? to - from : heatmap.Rows);
        fixed (float* cells = heatmap.Cells)
        {
            if (isKnown)
            {
                var rows = new Rectangle(0, from, heatmap.Columns, to - from);
                Raylib.UpdateTextureRec(mirror.Texture, rows, cells + from * heatmap.Columns);
                bool keepsCodes = mirror.HasCodes && to - from < heatmap.Rows;
                ReadOnlySpan<float> changed = heatmap.Cells[(from * heatmap.Columns)..(to * heatmap.Columns)];
                mirror = mirror with { HasCodes = keepsCodes || HasCodes(changed) };
            }
            else
            {
                (int width, int height) = (heatmap.Columns, heatmap.Rows);
                var image = new Image { Data = cells, Width = width, Height = height, Mipmaps = 1, Format = PixelFormat.UncompressedR32 };
                Texture2D texture = Raylib.LoadTextureFromImage(image);
                Raylib.SetTextureFilter(texture, TextureFilter.Point);
                mirror = new HeatmapTexture(texture, HasCodes(heatmap.Cells));
            }
        }

        mirrored[heatmap] = mirror;
        return mirror;
    }

    /// <summary>Forgets all heatmaps: those of a lesson that was closed.</summary>
    public void Forget()
    {
        foreach (HeatmapTexture mirror in mirrored.Values)
        {
            Raylib.UnloadTexture(mirror.Texture);
        }

        mirrored.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => Forget();

    private static bool HasCodes(ReadOnlySpan<float> cells)
    {
        foreach (float cell in cells)
        {
            if (HeatCode.IsSpecial(cell) && cell != HeatCode.Empty)
            {
                return true;
            }
        }

        return false;
    }
}
