using Raylib_cs;

namespace RnnViz.Drawing;

/// <summary>Mirrors heatmaps as float textures, uploading only the rows that changed.</summary>
internal sealed unsafe class HeatmapTextures : IDisposable
{
    private readonly Dictionary<Heatmap, MirroredHeatmap> mirrored = [];

    /// <summary>Bytes uploaded since this was last set to 0.</summary>
    public long UploadedBytes { get; set; }

    /// <summary>The texture of a heatmap, up to date.</summary>
    public MirroredHeatmap Mirror(Heatmap heatmap)
    {
        (int from, int to) = heatmap.TakeChangedRows();
        bool isKnown = mirrored.TryGetValue(heatmap, out MirroredHeatmap mirror);
        if (isKnown && to <= from)
        {
            return mirror;
        }

        UploadedBytes += sizeof(float) * (long)heatmap.Columns * (isKnown ? to - from : heatmap.Rows);
        fixed (float* cells = heatmap.Cells)
        {
            if (isKnown)
            {
                Raylib.UpdateTextureRec(mirror.Texture, new Rectangle(0, from, heatmap.Columns, to - from), cells + from * heatmap.Columns);
                bool isWhole = to - from == heatmap.Rows;
                mirror = mirror with { HasCodes = (mirror.HasCodes && !isWhole) || HasCodes(heatmap.Cells[(from * heatmap.Columns)..(to * heatmap.Columns)]) };
            }
            else
            {
                var image = new Image { Data = cells, Width = heatmap.Columns, Height = heatmap.Rows, Mipmaps = 1, Format = PixelFormat.UncompressedR32 };
                Texture2D texture = Raylib.LoadTextureFromImage(image);
                Raylib.SetTextureFilter(texture, TextureFilter.Point);
                mirror = new MirroredHeatmap(texture, HasCodes(heatmap.Cells));
            }
        }

        mirrored[heatmap] = mirror;
        return mirror;
    }

    /// <summary>Forgets all heatmaps: those of a lesson that was closed.</summary>
    public void Forget()
    {
        foreach (MirroredHeatmap mirror in mirrored.Values)
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

/// <summary>A heatmap on the graphics side.</summary>
/// <param name="Texture">Its positions and codes.</param>
/// <param name="HasCodes">Whether zeros, NaN or infinities may be among them.</param>
internal readonly record struct MirroredHeatmap(Texture2D Texture, bool HasCodes);
