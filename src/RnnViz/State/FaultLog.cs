using RnnViz.Views.Screen;

namespace RnnViz.State;

/// <summary>Mistakes in one panel go to the same logs as those that end the program.</summary>
internal sealed class FaultLog : IFaultLog
{
    /// <inheritdoc/>
    public string? Keep(Exception fault, string part)
    {
        var context = new CrashContext();
        try
        {
            context = LastHandler.Describe();
        }
        catch (Exception)
        {
            // the first mistake is the one that is written down
        }

        return CrashLog.Write(fault, context with { Doing = context.Doing.Length > 0 ? $"{context.Doing}, {part}" : part });
    }
}
