namespace RnnViz.Lessons.Session;

/// <summary>
/// A lesson being trained. A step is prepared (forward and backward on the tape) before it is applied (clip, update), so
/// that what is drawn between the two belongs together: these weights made these activations and these gradients.
/// Any iteration that the run has come to can be gone back to; a control changed there starts another future.
/// </summary>
public sealed partial class TrainingSession : IDisposable
{
    // the training step: a batch goes forward and back on the tape …
    private void RunPass()
    {
        parts.Task.Fill(Iteration, parts.Batch);                                         // text or series → batch
        parts.Task.FillParameters(Iteration, parts.Network.Parameters);                  // of a recording: the weights that it had
        parts.StartFrom(Iteration);                                                      // h_0, carried over or zero
        parts.Pass.Run(parts.Batch, parts.Tape, parts.Gradients);                        // forward → loss → backward
    }

    // … and its gradients change the weights
    private void UpdateWeights(bool isNew)
    {
        parts.Clip.Apply(parts.Gradients.Values, Step.GradientNorm);                     // clip
        parts.Optimizer.Update(parts.Network.Parameters.Values, parts.Gradients.Values); // optimizer
        if (isNew)
        {
            History.Record(Step);                                                        // history
        }
    }

    /// <summary>The next batch, forward and backward, written on the tape. Does nothing where that is done already.</summary>
    public void Prepare()
    {
        if (IsPrepared)
        {
            return;
        }

        FetchReadings();
        Compute();
        IsPrepared = true;
        TakeSpectralNorm();
    }

    /// <summary>Clips, updates the weights and adds the step to the history, if it is not there already.</summary>
    /// <exception cref="InvalidOperationException">No step is prepared, or it is the last of a recording.</exception>
    public void Apply()
    {
        RequirePrepared(nameof(Apply));
        if (!CanTrainOn && Iteration >= History.Count)
        {
            throw new InvalidOperationException($"Step {Iteration} is the last of the recording; wait for another one.");
        }

        Complete();
    }

    private void Compute()
    {
        long start = Clock.GetTimestamp();
        parts.KeepNormStart();
        bool isPrefetched = prefetch is not null && prefetch.TryTake(Iteration, Step.Version);
        if (!isPrefetched)
        {
            RunPass();
        }

        Step.Take(Iteration);
        LearnRecorded();
        LookAtStep();
        ticks = isPrefetched ? prefetch!.Ticks : Clock.GetTimestamp() - start;
    }

    private void Complete()
    {
        if (IsRecorded)
        {
            GoToRecorded(Iteration + 1);
            return;
        }

        long start = Clock.GetTimestamp();
        bool isNew = Iteration == History.Count;
        WeightPath.BeforeUpdate(isNew);
        UpdateWeights(isNew);
        WeightPath.AfterUpdate();
        LookAtUpdate();
        parts.Carry();
        Iteration++;
        IsPrepared = false;
        ticks += Clock.GetTimestamp() - start;
        Arrive(isNew);
    }

    private void RequirePrepared(string caller)
    {
        if (!IsPrepared)
        {
            throw new InvalidOperationException($"No step is prepared after iteration {Iteration}; call Prepare before {caller}.");
        }
    }
}
