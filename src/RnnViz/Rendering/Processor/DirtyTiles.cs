using System.Numerics;

namespace RnnViz.Rendering.Processor;

/// <summary>
/// Finds what differs between a picture and the one before it, without asking those who draw: the canvas is divided into
/// square tiles, each keeps a hash of the commands that touch it, and a tile whose hash is what it was needs no painting.
/// </summary>
internal sealed class DirtyTiles
{
    /// <summary>Edge of a tile in pixels.</summary>
    public const int Edge = 32;

    private ulong[] hashes = [], before = [];
    private bool[] changed = [];
    private bool isForgotten = true;

    /// <summary>Tiles across.</summary>
    public int Columns { get; private set; }

    /// <summary>Tiles down.</summary>
    public int Rows { get; private set; }

    /// <summary>How many tiles changed.</summary>
    public int ChangedCount { get; private set; }

    /// <summary>The share of the canvas that changed, 0..1.</summary>
    public double ChangedShare => (double)ChangedCount / (Columns * Rows);

    /// <summary>Starts a picture of this size; another size than before changes every tile.</summary>
    public void Begin(int width, int height)
    {
        int columns = (width + Edge - 1) / Edge, rows = (height + Edge - 1) / Edge;
        if (columns != Columns || rows != Rows)
        {
            (Columns, Rows) = (columns, rows);
            hashes = new ulong[columns * rows];
            before = new ulong[columns * rows];
            changed = new bool[columns * rows];
            isForgotten = true;
        }

        Restart();
    }

    /// <summary>Forgets the commands of this picture: it was cleared.</summary>
    public void Restart() => hashes.AsSpan().Clear();

    /// <summary>The next picture is painted as a whole.</summary>
    public void Forget() => isForgotten = true;

    /// <summary>Adds a command to every tile that it touches; its bounds lie on the canvas.</summary>
    public void Add(in PixelRect bounds, ulong hash)
    {
        int right = (bounds.Right - 1) / Edge, bottom = (bounds.Bottom - 1) / Edge;
        for (int row = bounds.Top / Edge; row <= bottom; row++)
        {
            Span<ulong> line = hashes.AsSpan(row * Columns, Columns);
            for (int column = bounds.Left / Edge; column <= right; column++)
            {
                line[column] = (BitOperations.RotateLeft(line[column], 7) ^ hash) * 0x9E3779B97F4A7C15;
            }
        }
    }

    /// <summary>Compares with the picture before and keeps this one for the next.</summary>
    public void Compare()
    {
        ChangedCount = 0;
        for (int i = 0; i < hashes.Length; i++)
        {
            changed[i] = isForgotten || hashes[i] != before[i];
            if (changed[i])
            {
                ChangedCount++;
            }
        }

        (hashes, before) = (before, hashes);
        isForgotten = false;
    }

    /// <summary>Whether anything in a row of tiles changed.</summary>
    public bool IsRowChanged(int row) => changed.AsSpan(row * Columns, Columns).Contains(true);

    /// <summary>
    /// The next run of changed tiles in a row, from the tile <paramref name="from"/> to the one before <paramref name="end"/>;
    /// empty (Left = Right) where there is none.
    /// </summary>
    public (int Left, int Right) NextRun(int row, int from, int end)
    {
        ReadOnlySpan<bool> line = changed.AsSpan(row * Columns, Columns);
        while (from < end && !line[from])
        {
            from++;
        }

        int right = from;
        while (right < end && line[right])
        {
            right++;
        }

        return (from, right);
    }

    /// <summary>Whether every tile that a rectangle touches changed, and whether any did.</summary>
    public (bool All, bool Any) Touched(in PixelRect bounds)
    {
        int left = bounds.Left / Edge, count = (bounds.Right - 1) / Edge - left + 1, bottom = (bounds.Bottom - 1) / Edge;
        bool all = true, any = false;
        for (int row = bounds.Top / Edge; row <= bottom; row++)
        {
            ReadOnlySpan<bool> part = changed.AsSpan(row * Columns + left, count);
            any |= part.Contains(true);
            all &= !part.Contains(false);
        }

        return (all, any);
    }
}
