using RnnViz.Numerics.Kernels;

namespace RnnViz.Numerics.Passes;

/// <summary>The environment variables by which somebody chooses how passes are computed.</summary>
public static class Switches
{
    /// <summary>What is wrong with one of them, and what is allowed, in a sentence; null where nothing is.</summary>
    public static string? Problem
    {
        get
        {
            try
            {
                KernelSet.Named(Environment.GetEnvironmentVariable(KernelSet.Switch));
                WorkerThread.Read(Environment.GetEnvironmentVariable(WorkerThread.Switch));
                return null;
            }
            catch (ArgumentException e)
            {
                return e.Message;
            }
        }
    }
}
