namespace RnnViz.Lessons.Threads;

/// <summary>How far some work is, and whether it shall be broken off: between the thread that works and the one that waits.</summary>
public sealed class TaskProgress
{
    private long share = BitConverter.DoubleToInt64Bits(double.NaN);
    private volatile bool isCancelled;

    /// <summary>How far the work is, 0 to 1; NaN where it does not say.</summary>
    public double Share => BitConverter.Int64BitsToDouble(Interlocked.Read(ref share));

    /// <summary>Asks the work to break off.</summary>
    public void Cancel() => isCancelled = true;

    /// <summary>Breaks off where that was asked for.</summary>
    /// <exception cref="OperationCanceledException">It was.</exception>
    public void Check()
    {
        if (isCancelled)
        {
            throw new OperationCanceledException();
        }
    }

    /// <summary>Says how far the work is, and breaks off where that was asked for.</summary>
    /// <param name="done">What is done.</param>
    /// <param name="all">Of so much, &gt; 0.</param>
    /// <exception cref="OperationCanceledException">It was.</exception>
    public void Report(long done, long all)
    {
        Check();
        Interlocked.Exchange(ref share, BitConverter.DoubleToInt64Bits(Math.Clamp((double)done / all, 0, 1)));
    }
}
