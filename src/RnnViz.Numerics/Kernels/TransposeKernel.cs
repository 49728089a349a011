using System.Runtime.CompilerServices;

namespace RnnViz.Numerics.Kernels;

/// <summary>Brings matrices into panels of eight columns, as they are or transposed.</summary>
internal static unsafe class TransposeKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Row i of the matrix becomes column i of the panels, from row <paramref name="at"/> of them on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(double* matrix, int rows, int columns, double* panels, int panelStep, int at)
    {
        if (columns == 1)
        {
            Copy(matrix, 1, rows, panels + at * PackedMatrix.Width, panelStep); // a column is a row
            return;
        }

        int wideRows = rows / TLanes.Count * TLanes.Count, wideColumns = columns / TLanes.Count * TLanes.Count;
        for (int i = 0; i < rows; i++)
        {
            double* from = matrix + (nint)i * columns, to = panels + (nint)(i >> 3) * panelStep + at * PackedMatrix.Width + (i & 7);
            int j = 0;
            if (i < wideRows)
            {
                for (; i % TLanes.Count == 0 && j < wideColumns; j += TLanes.Count)
                {
                    TLanes.Transpose(from + j, columns, to + j * PackedMatrix.Width, PackedMatrix.Width);
                }

                j = wideColumns;
            }

            for (; j < columns; j++)
            {
                to[j * PackedMatrix.Width] = from[j];
            }
        }
    }

    /// <summary>Row k of the matrix becomes row k of the panels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(double* matrix, int rows, int columns, double* panels, int panelStep)
    {
        for (int j = 0; j < columns; j += PackedMatrix.Width)
        {
            double* to = panels + (nint)(j >> 3) * panelStep;
            int n = Math.Min(PackedMatrix.Width, columns - j);
            if (n == PackedMatrix.Width)
            {
                double* row = matrix + j;
                for (int k = rows; k > 0; k--, row += columns, to += PackedMatrix.Width)
                {
                    for (int i = 0; i < PackedMatrix.Width; i += TLanes.Count)
                    {
                        TLanes.Store(TLanes.Load(row + i), to + i);
                    }
                }

                continue;
            }

            for (int k = 0; k < rows; k++, to += PackedMatrix.Width)
            {
                double* from = matrix + (nint)k * columns + j;
                int i = 0;
                for (; i + TLanes.Count <= n; i += TLanes.Count)
                {
                    TLanes.Store(TLanes.Load(from + i), to + i);
                }

                for (; i < n; i++)
                {
                    to[i] = from[i];
                }
            }
        }
    }
}
