using RnnViz.Views.Screen;

namespace RnnViz.State;

/// <summary>Writes down mistakes that do not end the program, with what it was doing.</summary>
/// <param name="describe">Says what it is doing.</param>
internal sealed class MistakeLog(Func<CrashContext> describe) : IMistakeLog
{
    /// <inheritdoc/>
    public string? Write(Exception error, string doing)
    {
        CrashContext context;
        try
        {
            context = describe();
        }
        catch (Exception)
        {
            context = new CrashContext();
        }

        return CrashLog.Write(error, context with { Doing = $"{context.Doing}, {doing}" });
    }
}
