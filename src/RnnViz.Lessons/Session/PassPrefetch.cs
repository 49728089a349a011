namespace RnnViz.Lessons.Session;

/// <summary>
/// The pass of the step to come, computed while the prepared one is still shown: for batches that take much of a frame, or
/// longer than one. Either a second thread has a head start, and whoever takes the result over helps it to an end; or a
/// thread of its own does all of it. It works on copies and changes nothing of the session, which takes the result over where it comes to
/// that step in the way that was foreseen, and else computes the step itself: the same numbers, bit for bit.
/// </summary>
internal sealed class PassPrefetch
{
    private readonly SessionParts parts;
    private readonly TimeProvider clock;
    private readonly RecurrentNetwork network;
    private readonly BackgroundThread thread;
    private readonly double[] scratch;
    private BpttPass pass;
    private int? window;
    private int iteration = -1, version;
    private bool isApart;

    // what the next exchange gives to the session
    private PassBuffers sheet;

    /// <summary>Room for a pass of the session's size.</summary>
    public PassPrefetch(SessionParts parts, TimeProvider clock)
    {
        (this.parts, this.clock) = (parts, clock);
        network = new RecurrentNetwork(parts.Network.Shape, parts.Network.Activation);
        (window, pass) = (parts.Truncation, new BpttPass(network, parts.Loss, parts.Truncation));
        sheet = parts.BuildSheet();
        scratch = new double[parts.StateSize];
        thread = new BackgroundThread("pass of the step to come", Work);
    }

    /// <summary>Whether a pass was begun whose result has not been taken.</summary>
    public bool IsBegun => iteration >= 0;

    /// <summary>Whether taking the result means no waiting for a thread that does all of it.</summary>
    public bool IsReady => IsBegun && !thread.IsBusy;

    /// <summary>How long the last pass took, in timestamps of the clock; with a head start, how long it took to finish.</summary>
    public long Ticks { get; private set; }

    /// <summary>Begins with the step after the one that is prepared; does nothing where one is begun, or where a second thread has nothing to do.</summary>
    /// <param name="step">The prepared one.</param>
    /// <param name="isApart">Whether another thread does all of it; else a second thread gets a head start.</param>
    public void Begin(PreparedStep step, bool isApart)
    {
        if (IsBegun || thread.IsBusy || (!isApart && !parts.Pass.IsShared))
        {
            return;
        }

        if (window != parts.Truncation)
        {
            (window, pass) = (parts.Truncation, new BpttPass(network, parts.Loss, parts.Truncation));
        }

        (iteration, version, this.isApart) = (step.Iteration + 1, step.Version, isApart);
        parts.PreviewUpdate(network.Parameters, sheet.Gradients, scratch, step.GradientNorm);
        parts.Task.Fill(iteration, sheet.Batch);
        parts.Start(sheet.Tape, iteration, parts.CarriesHidden ? parts.Tape.Hidden(parts.Tape.T) : default);
        if (isApart)
        {
            thread.Ask();
        }
        else
        {
            pass.Begin(sheet.Batch, sheet.Tape, sheet.Gradients);
        }
    }

    /// <summary>
    /// Whether the result can be had within a time: waits for a thread that does all of the pass; with a head start, what the
    /// last one took to finish tells.
    /// </summary>
    public bool CanTake(TimeSpan within) => isApart ? thread.Wait(within) : clock.GetElapsedTime(0, Ticks) <= within;

    /// <summary>The session does something that was not foreseen.</summary>
    public void Forget()
    {
        if (IsBegun && !isApart)
        {
            pass.Abandon();
        }

        iteration = -1;
    }

    /// <summary>Puts the result in the place of the session's last pass, if it is what was foreseen.</summary>
    /// <param name="iteration">The iteration wanted.</param>
    /// <param name="version">Of the prepared step that was applied last.</param>
    /// <returns>Whether it was; if not, there is no result any more.</returns>
    public bool TryTake(int iteration, int version)
    {
        if (this.iteration != iteration || this.version != version)
        {
            Forget();
            return false;
        }

        if (isApart)
        {
            thread.Wait();
        }
        else
        {
            long start = clock.GetTimestamp();
            pass.Finish();
            Ticks = clock.GetTimestamp() - start;
        }

        this.iteration = -1;
        sheet = parts.Exchange(sheet);
        return true;
    }

    private void Work()
    {
        long start = clock.GetTimestamp();
        pass.Run(sheet.Batch, sheet.Tape, sheet.Gradients);
        Ticks = clock.GetTimestamp() - start;
    }
}
