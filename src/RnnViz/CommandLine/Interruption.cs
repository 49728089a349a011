using System.Runtime.InteropServices;

namespace RnnViz.CommandLine;

/// <summary>
/// Ctrl+C, a terminal that is closed, and the system's wish that the program ends: work stops at the next good moment, and the program
/// says what is left. Asked for again it ends at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>The <see cref="Status"/> after Ctrl+C.</summary>
    public const int ByHand = 130;

    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] signals;

    /// <summary>Watches from now on.</summary>
    public Interruption() => signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Take), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, Take),
    ];

    /// <summary>The exit status that shells expect: 128 and the number of the signal; 0 where there was none.</summary>
    public int Status { get; private set; }

    /// <summary>Whether the program shall end.</summary>
    public bool IsAsked => source.IsCancellationRequested;

    /// <summary>Breaks off where the program shall end.</summary>
    /// <exception cref="OperationCanceledException">It shall.</exception>
    public void Check() => source.Token.ThrowIfCancellationRequested();

    /// <summary>Watches no longer.</summary>
    public void Dispose()
    {
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
        source.Cancel();
    }
}
