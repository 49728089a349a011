using System.Runtime.InteropServices;
using RnnViz.Output;

namespace RnnViz.CommandLine;

/// <summary>
/// Ctrl+C, a terminal that is closed, and the system's wish that the program ends: work stops at the next good moment, and the program
/// says what is left. Where no such moment comes soon, as within a training step of minutes, the program ends all the same, without half
/// outputs. Asked for again it ends at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>The <see cref="Status"/> after Ctrl+C.</summary>
    public const int ByHand = 130;

    /// <summary>What is said where nothing was complete.</summary>
    public const string NothingComplete = "Stopped; no file is complete.";

    /// <summary>How long a good moment is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.7);

    private readonly CancellationTokenSource source = new();
    private readonly ManualResetEventSlim hasSettled = new();
    private readonly Lock gate = new();
    private readonly PosixSignalRegistration[] signals;

    /// <summary>Watches from now on.</summary>
    public Interruption() => signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Take), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, Take),
    ];

    /// <summary>The exit status that shells expect: 128 and the number of the signal; 0 where there was none.</summary>
    public int Status { get; private set; }

    /// <summary>
    /// Where no good moment came: prints what is complete, completes what can be, and gives the sentence that is said. Called on another
    /// thread, while the work goes on.
    /// </summary>
    public Func<string> WhenStuck { get; set; } = () => NothingComplete;

    /// <summary>Asks for an end in its own way: for what takes long by itself.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Whether the program shall end.</summary>
    public bool IsAsked => source.IsCancellationRequested;

    /// <summary>Breaks off where the program shall end.</summary>
    /// <exception cref="OperationCanceledException">It shall.</exception>
    public void Check() => source.Token.ThrowIfCancellationRequested();

    /// <summary>The work has stopped, or is done: from here on the program ends by itself, in the time that it needs.</summary>
    public void Settle()
    {
        lock (gate)
        {
            hasSettled.Set();
        }
    }

    /// <summary>Watches no longer.</summary>
    public void Dispose()
    {
        Settle();
        foreach (PosixSignalRegistration signal in signals)
        {
            signal.Dispose();
        }

        source.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        if (IsAsked)
        {
            return;
        }

        context.Cancel = true;
        Status = context.Signal switch { PosixSignal.SIGTERM => 143, PosixSignal.SIGHUP => 129, _ => ByHand };
        new Thread(EndAtLast) { IsBackground = true, Name = "end" }.Start();
        source.Cancel();
    }

    private void EndAtLast()
    {
        if (hasSettled.Wait(Patience))
        {
            return;
        }

        lock (gate)
        {
            if (!hasSettled.IsSet)
            {
                Terminal.Leave(Sentence(), Status);
            }
        }
    }

    private string Sentence()
    {
        try
        {
            string said = WhenStuck();
            OutputFile.AbandonAll();
            return said;
        }
        catch (OutputException e)
        {
            return e.Message;
        }
    }
}
